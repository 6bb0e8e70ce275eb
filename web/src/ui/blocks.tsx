import type { ReactNode } from 'react'

/** A heading of a view, with a line that says what the view is for. Focus goes to it when the view changes. */
export function Title({ children, lead }: { readonly children: ReactNode; readonly lead?: ReactNode }) {
  return (
    <div className="mb-6 max-w-prose">
      <h1 tabIndex={-1} className="wrap-anywhere">
        {children}
      </h1>
      {lead && <p className="mt-1 text-soft">{lead}</p>}
    </div>
  )
}

export function Panel({
  children,
  className = '',
}: {
  readonly children: ReactNode
  readonly className?: string
}) {
  return <div className={`rounded-lg border border-line bg-panel p-4 ${className}`}>{children}</div>
}

interface SectionProps {
  readonly title: ReactNode
  readonly lead?: ReactNode
  readonly id: string
  readonly children: ReactNode
}

/** A part of a view, named for those who go from landmark to landmark. */
export function Section({ title, lead, id, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="mt-8 first:mt-0">
      <h2 id={id} tabIndex={-1} className="wrap-anywhere">
        {title}
      </h2>
      {lead && <p className="mt-1 max-w-prose text-sm text-soft">{lead}</p>}
      <div className="mt-3">{children}</div>
    </section>
  )
}

/** Nothing here: what that means, and what to do next. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="rounded-lg border border-dashed border-edge px-5 py-8">
      <p className="font-medium">{title}</p>
      {children && <div className="mt-1 max-w-prose text-soft">{children}</div>}
    </div>
  )
}

export function Waiting({ what = 'Loading' }: { readonly what?: string }) {
  return (
    <p role="status" className="py-8 text-soft">
      {what}…
    </p>
  )
}

const TONES = {
  plain: 'border-line bg-sunk text-soft',
  good: 'border-transparent bg-good-wash text-good',
  warn: 'border-transparent bg-warn-wash text-warn',
  bad: 'border-transparent bg-bad-wash text-bad',
} as const
export type Tone = keyof typeof TONES

export function Tag({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span
      className={`inline-block max-w-full rounded-2xl border px-2 text-sm wrap-break-word ${TONES[tone]}`}
    >
      {children}
    </span>
  )
}

interface TextProps {
  readonly children: ReactNode
  /** Longest it may stand on the page before it scrolls by itself. */
  readonly most?: 'max-h-64' | 'max-h-96'
  readonly className?: string
}

/** A text as it was written: white space kept, nothing of it taken for markup. What scrolls can be gone to with the keyboard. */
export function Text({ children, most, className = '' }: TextProps) {
  return (
    <div
      dir="auto"
      tabIndex={most && 0}
      className={`leading-relaxed whitespace-pre-wrap wrap-anywhere ${most ? `${most} overflow-y-auto` : ''} ${className}`}
    >
      {children}
    </div>
  )
}
