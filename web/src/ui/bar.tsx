interface Props {
  /** 0 to 1. */
  readonly share: number
  readonly faint?: boolean
  readonly className?: string
}

/** A share as a bar. For the eye only: words beside it say the same. */
export function Bar({ share, faint, className = '' }: Props) {
  return (
    <span aria-hidden="true" className={`bar block h-1.5 overflow-hidden rounded-full bg-line ${className}`}>
      <span
        className={`block h-full ${faint ? 'bg-edge' : 'bg-accent'}`}
        style={{ width: `${100 * Math.min(1, Math.max(0, share))}%` }}
      />
    </span>
  )
}
