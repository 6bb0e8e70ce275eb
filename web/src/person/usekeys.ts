import { useEffect, useRef, useState } from 'react'
import type { Pair } from '../api.ts'

export type Meant = 'a' | 'b' | 'skip'

const KEYS: Readonly<Record<string, Meant>> = {
  1: 'a',
  ArrowLeft: 'a',
  2: 'b',
  ArrowRight: 'b',
  0: 'skip',
}

/** Milliseconds in which nobody reads a question: a key pressed then was meant for the one before. */
const UNREAD = 800

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox]), textarea, select, dialog') !== null

/** Answers a question by one key, once it has stood for a moment. Returns whether keys are heard now. */
export function useKeys(pair: Pair | undefined, answer: (pair: Pair, meant: Meant) => void): boolean {
  const [read, setRead] = useState<Pair>()
  const latest = useRef(answer)
  useEffect(() => {
    latest.current = answer
  })
  useEffect(() => {
    if (!pair) return
    const timer = setTimeout(() => setRead(pair), UNREAD)
    return () => clearTimeout(timer)
  }, [pair])
  const listening = pair !== undefined && read === pair
  useEffect(() => {
    if (!listening) return
    const press = (event: KeyboardEvent) => {
      const meant = KEYS[event.key]
      if (meant === undefined || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
      if (typing(event.target)) return
      event.preventDefault()
      latest.current(pair, meant)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [listening, pair])
  return listening
}
