import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'

// What the framework does by itself: the same requests read as JSON, answers of the same size, nothing in between.

process.on('message', ({ observe, prompt }: { observe: number; prompt: number }) => {
  const app = new Hono()
  const answer = (bytes: number) => ({ text: 'x'.repeat(Math.max(0, bytes - '{"text":""}'.length)) })
  app.post('/v1/signals', async (c) => {
    await c.req.json()
    return c.json(answer(observe), 201)
  })
  app.post('/v1/people/:person/prompt', async (c) => {
    await c.req.json()
    return c.json(answer(prompt))
  })
  const server: ServerType = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
    process.send!(`http://127.0.0.1:${port}`),
  )
  process.on('disconnect', () => server.close())
})
