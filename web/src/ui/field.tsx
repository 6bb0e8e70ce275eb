import { type ComponentProps, type ReactNode, useId } from 'react'

const BOX =
  'w-full rounded-md border border-edge bg-panel px-3 py-2 text-ink placeholder:text-soft pointer-coarse:min-h-11'

interface Around {
  readonly label: ReactNode
  readonly hint?: ReactNode
}

export function TextField({ label, hint, ...rest }: Around & ComponentProps<'input'>) {
  const id = useId()
  return (
    <Labelled id={id} label={label} hint={hint}>
      <input
        id={id}
        dir="auto"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={BOX}
        {...rest}
      />
    </Labelled>
  )
}

export function TextBox({ label, hint, ...rest }: Around & ComponentProps<'textarea'>) {
  const id = useId()
  return (
    <Labelled id={id} label={label} hint={hint}>
      <textarea
        id={id}
        dir="auto"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={BOX}
        rows={3}
        {...rest}
      />
    </Labelled>
  )
}

export function Check({ label, hint, ...rest }: Around & ComponentProps<'input'>) {
  const id = useId()
  return (
    <div className="flex gap-2">
      <input
        id={id}
        type="checkbox"
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-1 size-4 shrink-0 accent-(--accent) pointer-coarse:size-6"
        {...rest}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-soft">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}

function Labelled({
  id,
  label,
  hint,
  children,
}: Around & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-soft">
          {hint}
        </p>
      )}
    </div>
  )
}
