import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { onTestFinished } from 'vitest'

// What the tests of models share: servers on this machine that answer as model servers do, or as they should not.

/** A server of the test's own, gone when the test is through. Resolves to its base address. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
}

/** Answers every request with this status and body. */
export const answering =
  (status: number, body: unknown): RequestListener =>
  (_, response) => {
    response.writeHead(status, {
      'content-type': typeof body === 'string' ? 'text/html' : 'application/json',
    })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }

/** A list of models as OpenAI, Ollama, llama.cpp and vLLM give it. */
export const listOf = (...ids: string[]) => ({
  object: 'list',
  data: ids.map((id) => ({ id, object: 'model', created: 1, owned_by: 'library' })),
})

/** Everything of an error that could be shown or logged. */
export function everythingIn(error: unknown): string {
  const own = error instanceof Error ? [error.message, error.stack, JSON.stringify(error)] : []
  return [...own, inspect(error, { depth: 20, showHidden: true, getters: true })].join('\n')
}

/** What a promise failed with. */
export const failureOf = (promise: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(promise).then(
    () => {
      throw new Error('it did not fail')
    },
    (error) => error,
  )
