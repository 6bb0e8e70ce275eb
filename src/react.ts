'use client'

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { SignalInput } from './signal.ts'

/** An edit as `observe` takes it. Without a time: sent twice, it is one signal. */
export type EditInput = Extract<SignalInput, { kind: 'edit' }>

export interface EditCaptureOptions extends Omit<EditInput, 'kind' | 'final' | 'at'> {
  /**
   * Takes the edit: `client.signals.observe`, or `postEdits` to an address of your own. `keepalive` is for `fetch`: the
   * page may be closing.
   */
  readonly observe: (edit: EditInput, how: { readonly keepalive: boolean }) => unknown
  /** What says that the text is final: `submit` being called, or the field being left. `submit` when left out. */
  readonly sendOn?: 'submit' | 'blur'
  /** Is told why an edit was not taken; it is sent again at the next occasion. Without it a warning is given. */
  readonly onError?: (error: unknown) => void
}

export interface EditCapture {
  readonly text: string
  setText(text: string): void
  /** The text is final: sends the edit, if there is one. */
  submit(): void
  /** Nothing of this draft is sent, whatever happens. */
  cancel(): void
  /** For a `textarea` or `input`. */
  readonly props: {
    readonly value: string
    onChange(event: { readonly target: { readonly value: string } }): void
    onBlur(): void
  }
}

interface Held {
  readonly draft: string
  text: string
  /** Sent or cancelled. */
  over: boolean
}

/**
 * Keeps a draft and what becomes of it in an editable text, and sends one edit for each draft: on `submit` or when the
 * field is left, else when the page or the component goes, or another draft comes. A text that was not changed, or
 * emptied, sends nothing.
 */
export function useEditCapture(options: EditCaptureOptions): EditCapture {
  const { draft, sendOn = 'submit' } = options
  const [shown, show] = useState({ draft, text: draft })
  const held = useRef<Held>({ draft, text: draft, over: false })
  const newest = useRef(options)
  if (shown.draft !== draft) show({ draft, text: draft })

  const send = useCallback(() => {
    const edit = held.current
    if (edit.over || edit.text === edit.draft || edit.text.trim() === '') return
    edit.over = true
    const { observe, sendOn: _, onError = warn, draft: __, ...about } = newest.current
    const failed = (error: unknown) => {
      edit.over = false
      onError(error)
    }
    try {
      const sent: EditInput = { ...about, kind: 'edit', draft: edit.draft, final: edit.text }
      // Called at once: a page that closes does not wait.
      Promise.resolve(observe(sent, { keepalive: short(JSON.stringify(sent)) })).catch(failed)
    } catch (error) {
      failed(error)
    }
  }, [])

  useAtOnce(() => {
    if (held.current.draft !== draft) held.current = { draft, text: draft, over: false }
    page.addEventListener?.('pagehide', send)
    return () => {
      page.removeEventListener?.('pagehide', send)
      send()
    }
  }, [draft, send])
  // Behind the effect above: what the last draft was about is read by its cleaning up.
  useAtOnce(() => {
    newest.current = options
  })

  const setText = useCallback((text: string) => {
    held.current.text = text
    show({ draft: held.current.draft, text })
  }, [])
  const cancel = useCallback(() => {
    held.current.over = true
  }, [])

  const text = shown.draft === draft ? shown.text : draft
  return {
    text,
    setText,
    submit: send,
    cancel,
    props: {
      value: text,
      onChange: ({ target }) => setText(target.value),
      onBlur: () => sendOn === 'blur' && send(),
    },
  }
}

/** The window; on a server there is none. */
const page = globalThis as unknown as Partial<Pick<EventTarget, 'addEventListener' | 'removeEventListener'>>

/** As soon as the page shows the other draft: a key pressed before would change the one that has gone. */
const useAtOnce = 'document' in globalThis ? useLayoutEffect : useEffect

/** Browsers refuse to keep more than 64 KiB on their way while a page closes. */
const KEPT = 60_000
const short = (body: string): boolean => new TextEncoder().encode(body).length <= KEPT

/** An `observe` that posts each edit as JSON to an address of your own, also while the page closes (up to 60 kB). */
export const postEdits =
  (url: string, headers: Readonly<Record<string, string>> = {}) =>
  async (edit: EditInput): Promise<void> => {
    const body = JSON.stringify(edit)
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      keepalive: short(body),
    })
    if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  }

/** The message of an error may quote the person. */
const warn = (error: unknown): void =>
  console.warn(`penchant: an edit was not taken (${error instanceof Error ? error.name : typeof error})`)
