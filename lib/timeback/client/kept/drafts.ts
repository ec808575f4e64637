import { createStore } from '#lib/std/store.ts'
import type { Environment, Storage } from '#lib/timeback/client/environment/environment.ts'
import type { Student } from '#lib/timeback/client/wire/student.ts'
import type { LessonQuestion, LexicalResponses } from '#lib/timeback/contract/lesson.ts'
import { type KeptAnswer, sameResponses } from './kept-answer.ts'

type Attempt = { lessonId: string; attempt?: number | undefined }

/** Immutable. `drafts` are by `draftKey`. */
type DraftsSnapshot = { loaded: boolean; drafts: Readonly<Record<string, LexicalResponses>> }

/** What was entered in one attempt and not sent yet. */
export type AttemptDrafts = {
  /** The first subscriber has them read from the device; until then `loaded` is false. */
  subscribe: (listener: () => void) => () => void
  getSnapshot: () => DraftsSnapshot
  set: (question: LessonQuestion, responses: LexicalResponses) => void
  drop: (question: LessonQuestion) => void
}

/** What a student enters, on this device until it is sent: it outlives the page, and belongs to its student alone. */
export type Drafts = {
  /** The same object for the same attempt. */
  of: (attempt: Attempt) => AttemptDrafts
  /** Forgets what an answer was made of that the server has taken. */
  forget: (answer: KeptAnswer) => Promise<void>
  /** Forgets all of an attempt that is over. */
  forgetAttempt: (attempt: Attempt) => Promise<void>
  /** Writes what waits to be written. */
  flush: () => Promise<void>
}

/** What follows a change that was written at once is written so often: a killed tab loses no more than some keys. */
const writeAgainMs = 250
/** Where it has to be asked first who the student is. */
const askAgainMs = 10_000
/** A draft beyond it, such as a large file, lasts as long as its page. In characters of JSON. */
const longestDraft = 2_000_000
const longestTotal = 20_000_000
const oldestMs = 90 * 24 * 60 * 60_000

type Kept = { responses: LexicalResponses; at: number }

export function createDrafts(
  {
    clock,
    timers,
    visibility,
    onPageHide,
  }: Pick<Environment, 'clock' | 'timers' | 'visibility' | 'onPageHide'>,
  storage: Storage,
  student: Student,
): Drafts {
  const boxes = new Map<string, ReturnType<typeof createBox>>()
  /** By storage key; null where it is to be deleted. */
  const unwritten = new Map<string, Kept | null>()
  let isWriting = false
  let tidied = false

  // Raised when the shape changes: what an earlier version has kept is then not found.
  const prefix = async () => `${encodeURIComponent(await student.id())}/drafts-1/`
  const pathOf = ({ lessonId, attempt }: Attempt) => `${encodeURIComponent(lessonId)}/${attempt ?? 0}/`

  const flush = async () => {
    const start = await prefix()
    const changes = [...unwritten]
    unwritten.clear()
    await Promise.all(
      changes.map(([path, kept]) => (kept ? storage.put(start + path, kept) : storage.delete(start + path))),
    )
  }

  const write = (path: string, kept: Kept | null) => {
    unwritten.set(path, kept)
    if (!isWriting) writeOn()
  }

  // Where the student is not known yet, it waits for the next time.
  const writeNow = () => void flush().catch(() => undefined)

  const writeOn = () => {
    isWriting = unwritten.size > 0
    if (!isWriting) return
    writeNow()
    timers.after(student.knownId() === undefined ? askAgainMs : writeAgainMs, writeOn)
  }

  /** What was left lying for long, and what is more than a device should be asked to keep. */
  const tidy = async () => {
    if (tidied) return
    tidied = true
    const all = (await storage.list(await prefix())) as [string, Kept][]
    let total = 0
    for (const [key, { responses, at }] of all.sort(([, one], [, other]) => other.at - one.at)) {
      total += JSON.stringify(responses).length
      if (total > longestTotal || clock.now() - at > oldestMs) await storage.delete(key)
    }
  }

  const createBox = (path: string) => {
    const store = createStore<DraftsSnapshot>({ loaded: false, drafts: {} })
    let loading = false

    const load = async () => {
      const start = (await prefix()) + path
      const listed = (await storage.list(start)) as [string, Kept][]
      const kept = listed.map(([key, { responses }]) => [key.slice(start.length), responses] as const)
      // What was entered meanwhile is newer.
      const drafts = { ...Object.fromEntries(kept), ...store.getSnapshot().drafts }
      store.update({ loaded: true, drafts })
      await tidy()
    }
    const drop = (key: string) => {
      const { [key]: _, ...drafts } = store.getSnapshot().drafts
      store.update({ drafts })
      write(path + key, null)
    }

    return {
      drop,
      store,
      drafts: {
        getSnapshot: store.getSnapshot,
        subscribe(listener) {
          // Nobody's drafts are none.
          if (!loading) void load().catch(() => store.update({ loaded: true }))
          loading = true
          const stops = [store.subscribe(listener), onPageHide(writeNow), visibility.subscribe(writeNow)]
          return () => {
            for (const stop of stops) stop()
            writeNow()
          }
        },
        set(question, responses) {
          const key = draftKey(question)
          store.update({ drafts: { ...store.getSnapshot().drafts, [key]: responses } })
          const isKept = JSON.stringify(responses).length <= longestDraft
          write(path + key, isKept ? { responses, at: clock.now() } : null)
        },
        drop: (question) => drop(draftKey(question)),
      } satisfies AttemptDrafts,
    }
  }

  const boxOf = (attempt: Attempt) => {
    const path = pathOf(attempt)
    const box = boxes.get(path) ?? createBox(path)
    boxes.set(path, box)
    return box
  }

  return {
    of: (attempt) => boxOf(attempt).drafts,
    async forget({ question, turn = 0, responses, ...attempt }) {
      const key = draftKey({ id: question, turn: { taken: turn } })
      const path = pathOf(attempt) + key
      const open = boxOf(attempt)
      const draft = open.store.getSnapshot().drafts[key]
      // A linear answer may be changed while it is under way; an adaptive one is closed.
      const isChanged = draft !== undefined && !sameResponses(draft, responses)
      if (isChanged && attempt.lessonType !== 'powerpath-100') return
      if (draft !== undefined) open.drop(key)
      unwritten.delete(path)
      await storage.delete((await prefix()) + path)
    },
    async forgetAttempt(attempt) {
      const path = pathOf(attempt)
      boxes.get(path)?.store.update({ drafts: {} })
      for (const each of unwritten.keys()) if (each.startsWith(path)) unwritten.delete(each)
      for (const [key] of await storage.list((await prefix()) + path)) await storage.delete(key)
    },
    flush,
  }
}

/** The same question after another turn is another one to answer. */
export function draftKey({ id, turn }: { id: string; turn?: { taken: number } | undefined }): string {
  return `${encodeURIComponent(id)}/${turn?.taken ?? 0}`
}
