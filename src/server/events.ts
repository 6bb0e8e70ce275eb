import { Latch } from './latch.ts'

/** Something that happened in a tenant, without any text of anybody's. */
export interface Happening {
  /** Grows; ids of the events. */
  readonly id: number
  readonly event: 'signal' | 'preference' | 'job' | 'forgotten'
  readonly at: string
  readonly person?: string
  /** A signal's kind, what was done to a preference, or a job's state. */
  readonly what?: string
  /** Id of the signal, preference or job. */
  readonly about?: string
}

/** Happenings remembered for whoever comes later, or comes back. */
const KEPT = 200

/** What happens in a tenant, for those who watch. */
export function createEvents(clock: () => Date) {
  const latch = new Latch()
  let kept: readonly Happening[] = []
  let last = 0
  return {
    add(happening: Omit<Happening, 'id' | 'at'>): void {
      last++
      kept = [...kept.slice(1 - KEPT), { id: last, at: clock().toISOString(), ...happening }]
      latch.open()
    },

    async *follow(after: number, signal: AbortSignal): AsyncGenerator<Happening> {
      // An id of before a restart is none of ours.
      let seen = after > last ? 0 : after
      while (!signal.aborted) {
        const next = kept.find(({ id }) => id > seen)
        // What was forgotten is passed over: the newest may be gone.
        seen = next?.id ?? last
        if (next) yield next
        else await latch.wait(signal)
      }
    },

    forget(person: string): void {
      kept = kept.filter((h) => h.person !== person)
    },
  }
}

export type Events = ReturnType<typeof createEvents>
