import { abortable } from './layer.ts'

interface Flight<T> {
  readonly landing: Promise<T>
  readonly controller: AbortController
  waiting: number
  taken: boolean
}

/**
 * Work under way, by key, shared by those who ask for the same at once. It is aborted only when all of them have
 * left: one caller's abort must not cost another the answer.
 */
export function createFlights<T>() {
  const flights = new Map<string, Flight<T>>()

  function leave(key: string, flight: Flight<T>): void {
    if (flights.get(key) === flight) flights.delete(key)
  }

  function start(key: string, work: (abort: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController()
    const flight = { landing: work(controller.signal), controller, waiting: 0, taken: false }
    flights.set(key, flight)
    // Handled here too, since all who waited may have left.
    flight.landing.then(
      () => leave(key, flight),
      () => leave(key, flight),
    )
    return flight
  }

  return {
    /** The work's result; `first` for one of those who share it. */
    async board(key: string, abort: AbortSignal | undefined, work: (abort: AbortSignal) => Promise<T>) {
      abort?.throwIfAborted()
      const flight = flights.get(key) ?? start(key, work)
      flight.waiting++
      try {
        const value = await abortable(flight.landing, abort)
        const first = !flight.taken
        flight.taken = true
        return { value, first }
      } finally {
        flight.waiting--
        if (flight.waiting === 0 && abort?.aborted) {
          leave(key, flight)
          flight.controller.abort(abort.reason)
        }
      }
    },
  }
}
