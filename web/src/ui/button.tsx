import type { ComponentProps } from 'react'

const LOOKS = {
  main: 'border-accent bg-accent text-on-accent hover:opacity-90',
  plain: 'border-edge bg-panel text-ink hover:bg-sunk',
  quiet: 'border-transparent text-soft hover:bg-sunk hover:text-ink',
  danger: 'border-bad bg-panel text-bad hover:bg-bad-wash',
} as const

interface Props extends ComponentProps<'button'> {
  readonly look?: keyof typeof LOOKS
  readonly small?: boolean
  /** Shown as at work, and not pressed twice; keeps its focus. */
  readonly busy?: boolean
}

export function Button({ look = 'plain', small, busy, className = '', onClick, ...rest }: Props) {
  const size = small
    ? 'min-h-8 px-2.5 text-sm whitespace-nowrap pointer-coarse:min-h-11'
    : 'min-h-10 px-4 py-1.5 wrap-anywhere pointer-coarse:min-h-11'
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={`inline-flex max-w-full cursor-pointer items-center justify-center gap-1.5 rounded-md border font-medium motion-safe:transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-progress aria-disabled:opacity-60 ${size} ${LOOKS[look]} ${className}`}
    />
  )
}
