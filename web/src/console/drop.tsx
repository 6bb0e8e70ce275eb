import { useId, useState } from 'react'

interface Props {
  readonly busy: boolean
  readonly take: (files: readonly File[]) => void
}

/** A place to drop files on. With the keyboard, or a finger, they are chosen. */
export function Drop({ busy, take }: Props) {
  const id = useId()
  const [over, setOver] = useState(false)
  const given = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])]
    if (files.length > 0 && !busy) take(files)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the first is the field inside.
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        given(event.dataTransfer.files)
      }}
      className={`rounded-lg border-2 border-dashed p-6 text-center ${over ? 'border-accent bg-sunk' : 'border-edge bg-panel'}`}
    >
      <label htmlFor={id} className="block font-medium">
        Drop JSONL files here, or choose them
      </label>
      <p id={`${id}-hint`} className="mb-3 text-sm text-soft">
        .jsonl, .ndjson, .json, also compressed (.jsonl.gz)
      </p>
      <input
        id={id}
        type="file"
        multiple
        accept=".jsonl,.ndjson,.json,.gz"
        aria-describedby={`${id}-hint`}
        disabled={busy}
        onChange={(event) => {
          given(event.target.files)
          // The same file may be chosen again, mended.
          event.target.value = ''
        }}
        className="mx-auto block max-w-full text-sm file:mr-3 file:cursor-pointer file:rounded-md file:border file:border-edge file:bg-panel file:px-3 file:py-1.5 file:text-ink"
      />
    </div>
  )
}
