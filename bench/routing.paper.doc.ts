import { readFileSync } from 'node:fs'
import { paperTables } from './routing.paper.tables.ts'

// Prints the tables of docs/routing.paper.md from what `bench -- routing --json` wrote: node bench/routing.paper.doc.ts FILE

const { paper } = JSON.parse(readFileSync(process.argv[2]!, 'utf8'))
console.log(paperTables(paper))
