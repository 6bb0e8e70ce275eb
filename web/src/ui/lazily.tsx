import { Component, type ReactNode, Suspense, useState } from 'react'
import { Waiting } from './blocks.tsx'
import { ProblemBox } from './problem.tsx'

interface Props {
  readonly children: ReactNode
  /** What stands above the problem; nothing else of the children is shown with it. */
  readonly title?: ReactNode
}

/** Parts of the page that are fetched when they are needed: waited for, and told where they cannot be had. */
export const Lazily = ({ children, title }: Props) => (
  <Boundary title={title}>
    <Suspense fallback={<Waiting />}>{children}</Suspense>
  </Boundary>
)

/** Keeps what goes wrong inside from taking the whole page with it. */
class Boundary extends Component<Props, { readonly error?: unknown }> {
  override state: { readonly error?: unknown } = {}

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render(): ReactNode {
    if (!('error' in this.state)) return this.props.children
    return (
      <>
        {this.props.title}
        <Failed error={this.state.error} />
      </>
    )
  }
}

/** A browser may keep that a file could not be had until the page is loaded anew, for which the service must be there. */
function Failed({ error }: { readonly error: unknown }) {
  const [still, setStill] = useState(false)
  const again = () =>
    fetch(location.pathname, { cache: 'no-store' }).then(
      () => location.reload(),
      () => setStill(true),
    )
  return (
    <>
      <ProblemBox error={error} again={again} />
      <p role="status" className="mt-2 text-soft">
        {still && 'Tried again: the service still cannot be reached.'}
      </p>
    </>
  )
}
