import { useSession } from '../api.ts'

/** A person's name is theirs within a tenant only, and the made-up people are apart from all. */
export function useWhose(person: string): string {
  const session = useSession().data
  return `${session?.tenant}${session?.demo ? ' (demo)' : ''}/${person}`
}
