import type { LanguageModel } from '../model.ts'
import { type Account, accounted, stepOf } from './account.ts'
import { over } from './layer.ts'

/**
 * The model with an OpenTelemetry span for each call, below the span of the request it is made for. It is named by the
 * step and holds model and tokens, under OpenTelemetry's names: no text, and nobody's name.
 */
export function traced(model: LanguageModel): LanguageModel {
  let opened: Promise<LanguageModel> | undefined
  const open = () => {
    opened ??= spans(model.modelId).then((account) => accounted(model, account))
    return opened
  }
  return over(model, {
    doGenerate: async (options) => (await open()).doGenerate(options),
    doStream: async (options) => (await open()).doStream(options),
  })
}

/** OpenTelemetry is loaded at the first call, as the AI SDK is: reading a profile must not wait for it. */
async function spans(model: string): Promise<Account> {
  const { SpanKind, SpanStatusCode, trace } = await import('@opentelemetry/api')
  const tracer = trace.getTracer('penchant')
  return ({ purpose }) => {
    const span = tracer.startSpan(stepOf(purpose), {
      kind: SpanKind.CLIENT,
      attributes: { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': model },
    })
    return ({ kind, used }) => {
      if (used && !used.estimated)
        span.setAttributes({
          'gen_ai.usage.input_tokens': used.input,
          'gen_ai.usage.output_tokens': used.output,
        })
      if (kind === 'failed') span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    }
  }
}
