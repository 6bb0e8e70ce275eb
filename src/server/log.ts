/** As much of a logger as is used; pino's fits. Nothing personal is handed to it. */
export interface Log {
  info(facts: object, message?: string): void
  error(facts: object, message?: string): void
}

export const silent: Log = { info() {}, error() {} }
