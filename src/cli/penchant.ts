#!/usr/bin/env node
// Nothing is imported above the check: on an older Node an import would fail before this file could say why.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`penchant needs Node 22.18 or newer; this is ${process.version}`)
  process.exitCode = 1
} else {
  const { main } = await import('./program.ts')
  process.exitCode = await main(process.argv.slice(2))
}

export {}
