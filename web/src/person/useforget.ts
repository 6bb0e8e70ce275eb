import { useMutation, useQueryClient } from '@tanstack/react-query'
import { client, type ForgetRequest, personKey, type Receipt } from '../api.ts'
import { lasting, tab } from '../session.ts'
import { forgetKept } from './kept.ts'
import { forgetOwn } from './own.ts'
import { unsee } from './seen.ts'
import { useWhose } from './whose.ts'

/** Erases something of a person, in this browser too. */
export function useForget(person: string, done: (receipt: Receipt, what: ForgetRequest) => void) {
  const cache = useQueryClient()
  const whose = useWhose(person)
  return useMutation({
    mutationFn: (what: ForgetRequest) => client.person(person).forget(what),
    onSuccess: (receipt, what) => {
      forgetOwn(tab)
      done(receipt, what)
      if ('everything' in what) {
        forgetKept()
        unsee(whose, lasting, tab)
        cache.removeQueries({ queryKey: personKey(person) })
        cache.invalidateQueries({ queryKey: ['people'] })
      } else cache.invalidateQueries({ queryKey: personKey(person) })
    },
  })
}
