import type { Command } from 'commander'
import type { Context } from './context.ts'

/** Declares the MCP server. */
export function addMcp(program: Command, context: () => Context, model: string): void {
  program
    .command('mcp')
    .description('serve MCP on stdin and stdout: preferences to read, signals to observe, texts to judge')
    .option('--person <name>', 'this person and nobody else')
    .option('--model <id>', `${model}; to judge with`)
    .action(async (options) => (await import('./mcp.ts')).mcp(context(), options))
}
