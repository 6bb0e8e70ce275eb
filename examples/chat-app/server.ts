import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { type ModelMessage, streamText } from 'ai'
import { createPenchant } from 'penchant'
import { withPenchant } from 'penchant/ai'
import { followUp, stated, style } from 'penchant/learners'
import { toModel } from 'penchant/models'
import { scriptedModel } from 'penchant/test'

// A chat that notes how each person likes to be answered. Try: "What is tea?", then "From now on, please keep it
// short.", then any question.

const { PENCHANT_MODEL, PENCHANT_STORE = 'chat.db', PORT = '3000' } = process.env

/** Plays a model where none is named: long-winded, unless the notes on the person say otherwise. */
const scripted = scriptedModel(({ messages }) => {
  const notes = /<preferences>([\s\S]*)<\/preferences>/.exec(messages[0]?.content ?? '')?.[1] ?? ''
  const long = 'That is a very good question indeed, and one that deserves to be answered at some length. '
  return `${/short|brief/i.test(notes) ? '' : long}It depends. (A scripted model said this.)`
})

const model = PENCHANT_MODEL ? await toModel(PENCHANT_MODEL) : scripted
const penchant = createPenchant({ store: PENCHANT_STORE, learners: [stated(), style(), followUp()] })

interface Chat {
  /** From the page for the sake of the example: take it from the session of whoever is logged in. */
  readonly person: string
  readonly messages: ModelMessage[]
}

async function chat({ person, messages }: Chat, response: ServerResponse): Promise<void> {
  const { textStream } = streamText({
    model: withPenchant(model, { penchant, person, task: 'chat' }),
    instructions: 'You answer questions in plain text.',
    messages,
  })
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' })
  for await (const text of textStream) response.write(text)
  await penchant.learn(person)
  response.end()
}

async function known(person: string, response: ServerResponse): Promise<void> {
  const { preferences } = await penchant.profile(person)
  const statements = preferences.map(({ statement, status }) => ({ statement, status }))
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(statements))
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const route = `${request.method} ${url.pathname}`
  if (route === 'POST /chat') return chat((await json(request)) as Chat, response)
  if (route === 'GET /known') return known(url.searchParams.get('person') ?? '', response)
  if (route !== 'GET /') return response.writeHead(404).end()
  const page = await readFile(new URL('page.html', import.meta.url))
  return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error)
    if (!response.headersSent) response.writeHead(500)
    response.end()
  })
})
server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}, model: ${model.modelId}`)
})
