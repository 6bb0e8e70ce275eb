import { context, propagation, trace } from '@opentelemetry/api'
import { InvalidInputError } from '../errors.ts'
import type { Env } from '../models/env.ts'
import { packageVersion } from '../package.ts'
import type { Log } from '../server/log.ts'
import { batchesIn, collectorIn, samplerIn } from './serve.tracing.env.ts'

export interface Tracing {
  /** Sends what was not sent yet, and waits 3 s at most. False where some of it is still on its way then. */
  end(): Promise<boolean>
}

/** Milliseconds that the end waits for a collector. */
const PATIENCE = 3000

/**
 * Sends the spans of requests and model calls to a collector, as OTLP over HTTP, where OpenTelemetry's own variables
 * name one. Otherwise nothing is loaded.
 *
 * @throws InvalidInputError for a variable that cannot be heeded, and when OpenTelemetry is not installed.
 */
export async function startTracing(log: Log, env: Env = process.env): Promise<Tracing | undefined> {
  const collector = collectorIn(env)
  if (collector === undefined) return undefined
  const { sdk, core, exporter, hooks, resources } = await load(collector)
  const sampler = samplerIn(env, sdk)
  const batches = { ...batchesIn(env), exporter: new exporter.OTLPTraceExporter() }
  const own = { 'service.name': 'penchant', 'service.version': packageVersion() }
  const provider = new sdk.TracerProvider({
    resource: resources
      .defaultResource()
      .merge(resources.resourceFromAttributes(own))
      .merge(resources.detectResources({ detectors: [resources.envDetector] })),
    sampler,
    spanProcessors: [new sdk.BatchSpanProcessor(batches)],
  })
  const failed = (error: unknown) => log.error({ reason: reasonOf(error) }, 'spans were not sent')
  core.setGlobalErrorHandler(failed)
  context.setGlobalContextManager(new hooks.AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new core.W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(provider)
  return { end: () => inTime(provider.shutdown(), failed) }
}

const PACKAGES = ['sdk-trace', 'core', 'exporter-trace-otlp-http', 'context-async-hooks', 'resources']

/** Theirs to install who want it: few do, and it is large. */
async function load({ variable, address }: { readonly variable: string; readonly address: string }) {
  try {
    const [sdk, core, exporter, hooks, resources] = await Promise.all([
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/core'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/resources'),
    ])
    return { sdk, core, exporter, hooks, resources }
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw error
    const names = PACKAGES.map((name) => `@opentelemetry/${name}`).join(' ')
    throw new InvalidInputError(variable, address, `npm install ${names} first, or leave it unset`)
  }
}

async function inTime(sending: Promise<void>, failed: (error: unknown) => void): Promise<boolean> {
  const late = Promise.withResolvers<false>()
  const timer = setTimeout(() => {
    failed(new Error(`the collector did not take them within ${PATIENCE / 1000} s`))
    late.resolve(false)
  }, PATIENCE)
  const over = sending.catch(failed).then(() => true)
  try {
    return await Promise.race([over, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** As much as can be said in a line. What the collector answered may be a whole page. */
function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string | number; message?: string }
  return [code, message].filter(Boolean).join(' ') || 'unknown'
}
