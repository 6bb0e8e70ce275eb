import type { Sampler } from '@opentelemetry/sdk-trace'
import { InvalidInputError } from '../errors.ts'
import { type Env, setting } from '../models/env.ts'

// OpenTelemetry's own variables, as far as what is used of it does not read them itself.

/** The first that is set holds. */
const ENDPOINTS = ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT']
const PROTOCOLS = ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'OTEL_EXPORTER_OTLP_PROTOCOL']

/**
 * The variable that names a collector, and its address without what may be secret in it; undefined where none is to be
 * sent to. Checked, since the exporter itself takes localhost for an address that it cannot read.
 */
export function collectorIn(env: Env): { readonly variable: string; readonly address: string } | undefined {
  const off = setting(env, 'OTEL_SDK_DISABLED') === 'true' || setting(env, 'OTEL_TRACES_EXPORTER') === 'none'
  const variable = ENDPOINTS.find((name) => setting(env, name))
  if (off || variable === undefined) return undefined
  const url = URL.parse(setting(env, variable)!)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new InvalidInputError(variable, '(not shown)', 'write the address as http://host:4318')
  const protocol = PROTOCOLS.find((name) => setting(env, name))
  if (protocol && setting(env, protocol) === 'grpc')
    throw new InvalidInputError(
      protocol,
      'grpc',
      'use http/json, and the port where the collector takes HTTP',
    )
  return { variable, address: `${url.origin}${url.pathname}` }
}

interface Samplers {
  readonly AlwaysOnSampler: new () => Sampler
  readonly AlwaysOffSampler: new () => Sampler
  readonly TraceIdRatioBasedSampler: new (ratio: number) => Sampler
  readonly ParentBasedSampler: new (options: { readonly root: Sampler }) => Sampler
}

/** Which requests are traced: as whoever asks decided, and all where nobody did, unless told otherwise. */
export function samplerIn(env: Env, samplers: Samplers): Sampler {
  const { AlwaysOnSampler, AlwaysOffSampler, TraceIdRatioBasedSampler, ParentBasedSampler } = samplers
  const name = setting(env, 'OTEL_TRACES_SAMPLER') ?? 'parentbased_always_on'
  const ratio = numberIn(env, 'OTEL_TRACES_SAMPLER_ARG') ?? 1
  const root = {
    always_on: () => new AlwaysOnSampler(),
    always_off: () => new AlwaysOffSampler(),
    traceidratio: () => new TraceIdRatioBasedSampler(ratio),
  }
  const [, parent, kind] = /^(parentbased_)?(always_on|always_off|traceidratio)$/.exec(name) ?? []
  if (kind === undefined) {
    const remedy = `use ${Object.keys(root).join(', ')}, or one of them after parentbased_`
    throw new InvalidInputError('OTEL_TRACES_SAMPLER', name, remedy)
  }
  const sampler = root[kind as keyof typeof root]()
  return parent ? new ParentBasedSampler({ root: sampler }) : sampler
}

const BATCHES = {
  scheduledDelayMillis: 'OTEL_BSP_SCHEDULE_DELAY',
  exportTimeoutMillis: 'OTEL_BSP_EXPORT_TIMEOUT',
  maxQueueSize: 'OTEL_BSP_MAX_QUEUE_SIZE',
  maxExportBatchSize: 'OTEL_BSP_MAX_EXPORT_BATCH_SIZE',
}

/** How spans are gathered before they are sent. */
export function batchesIn(env: Env): { readonly [K in keyof typeof BATCHES]?: number } {
  const values = Object.entries(BATCHES).map(([option, name]) => [option, numberIn(env, name)] as const)
  return Object.fromEntries(values.filter(([, value]) => value !== undefined))
}

function numberIn(env: Env, name: string): number | undefined {
  const text = setting(env, name)
  if (text === undefined) return undefined
  const value = Number(text)
  if (!(value >= 0)) throw new InvalidInputError(name, text, 'give a number from 0 up')
  return value
}
