import { KERNEL } from './kernel.bytes.ts'

/** What kernel.wat exports, over the memory it was given. Addresses in bytes. */
export interface Kernel {
  /** Does the job that stands in memory, together with the helpers among so many threads. */
  run(threads: number): void
  /** Helps with jobs until dismissed, as thread 1 or above. Blocks its thread. */
  help(thread: number, threads: number): void
  dismiss(): void
  /** Parts a list of rows by one column's codes; returns the address where those on the right begin. */
  part(from: number, end: number, column: number, code: number, also: number, aside: number): number
}

export interface Memory {
  readonly buffer: SharedArrayBuffer
}

/** Node's types leave it out, and those of a browser would bring all of a browser. */
declare const WebAssembly: {
  readonly Memory: new (size: {
    readonly initial: number
    readonly maximum: number
    readonly shared: true
  }) => Memory
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (
    module: object,
    imports: { readonly penchant: { readonly memory: Memory } },
  ) => { readonly exports: unknown }
}

/** Memory that threads can share: zeros, which take room only once written to. */
export const memoryOf = (pages: number): Memory =>
  new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })

let compiled: object | undefined

/** Compiled once a process: about a millisecond. */
export function kernelModule(): object {
  compiled ??= new WebAssembly.Module(Buffer.from(KERNEL, 'base64'))
  return compiled
}

export const kernel = (memory: Memory): Kernel =>
  new WebAssembly.Instance(kernelModule(), { penchant: { memory } }).exports as Kernel
