import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Choices, Dialog } from '../ui/dialog.tsx'

interface Props {
  readonly title: string
  readonly children: ReactNode
  readonly doIt: string
  readonly allowed?: boolean
  readonly close: () => void
  readonly run: () => void
}

/** Asks once more before something that cannot be undone. */
export function Confirm({ title, children, doIt, allowed = true, close, run }: Props) {
  return (
    <Dialog title={title} close={close}>
      {children}
      <Choices>
        <Button onClick={close}>Cancel</Button>
        <Button
          look="danger"
          disabled={!allowed}
          onClick={() => {
            close()
            run()
          }}
        >
          {doIt}
        </Button>
      </Choices>
    </Dialog>
  )
}
