import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { ClassBoard } from '#lib/teacher/model.ts'

/** A change is to be seen within ten seconds of an answer. */
const everyMs = 5000

/**
 * The board as it is now: asked for again every few seconds while the page is looked at. `stale` is true while that
 * fails; the latest one stays.
 */
export function useLiveBoard({
  path,
  readAt,
  board,
}: {
  /** Where the board is asked for. */
  path: string
  /** When the page's own was read, ISO 8601. */
  readAt: string
  board: ClassBoard
}): { board: ClassBoard; stale: boolean; readAnew: () => Promise<void> } {
  const tag = useRef<{ of: string; value: string } | null>(null)
  const { data, isError, refetch } = useQuery({
    queryKey: ['class-board', path, readAt],
    initialData: board,
    staleTime: everyMs,
    refetchInterval: everyMs,
    queryFn: async ({ signal, client, queryKey }) => {
      const known = tag.current?.of === path ? tag.current.value : null
      const answer = await fetch(path, { signal, headers: known === null ? {} : { 'if-none-match': known } })
      if (answer.status === 304) return client.getQueryData<ClassBoard>(queryKey) ?? board
      if (!answer.ok) throw new Error(`The class was not read: ${answer.status}`)
      const value = answer.headers.get('etag')
      tag.current = value === null ? null : { of: path, value }
      return (await answer.json()) as ClassBoard
    },
  })
  const readAnew = async () => void (await refetch())
  return { board: data, stale: isError, readAnew }
}
