import { modelServer, scriptedReader } from 'penchant/test'

// A scripted model server in a process of its own, as a real one is: `node bench/model-server.ts DELAY`.
// Prints its address, answers until its input ends, then prints what it saw.

const server = await modelServer(scriptedReader(), { delay: Number(process.argv[2]) })
console.log(server.url)
process.stdin.resume().on('end', async () => {
  console.log(JSON.stringify(server.stats))
  await server.close()
})
