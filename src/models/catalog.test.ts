import { describe, expect, it } from 'vitest'
import { contextOf, outputOf, priceOf } from './catalog.ts'

describe('the catalogue', () => {
  it('knows a model by its id and by that of a dated snapshot', () => {
    expect(contextOf('anthropic/claude-haiku-4-5')).toBe(200_000)
    expect(contextOf('anthropic/claude-haiku-4-5-20251001')).toBe(200_000)
    expect(outputOf('openai/gpt-5-nano-2025-08-07')).toBe(128_000)
    // A million tokens each way, from the providers' own pages: $1 and $5, $0.05 and $0.40.
    expect(priceOf('anthropic/claude-haiku-4-5-20251001')).toEqual({ input: 1, output: 5 })
    expect(priceOf('openai/gpt-5-nano-2025-08-07')).toEqual({ input: 0.05, output: 0.4 })
  })

  it.each([
    'openai/gpt-5-nano-fast',
    'openai/gpt-5',
    'anthropic/gpt-5-nano',
    'gpt-5-nano',
    'https://x.test/v1#openai/gpt-5-nano',
    'toString',
    '',
  ])('does not guess %o', (id) => {
    expect([contextOf(id), outputOf(id), priceOf(id)]).toEqual([undefined, undefined, undefined])
  })

  it('charges nothing for what one’s own machine does, but does not know what the cloud charges', () => {
    expect(priceOf('ollama/qwen2.5:7b')).toEqual({ input: 0, output: 0 })
    expect(priceOf('ollama/gpt-oss:120b-cloud')).toBeUndefined()
    expect(priceOf('ollama/minimax:cloud')).toBeUndefined()
  })
})
