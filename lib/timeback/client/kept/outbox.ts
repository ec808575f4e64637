import { createStore } from '#lib/std/store.ts'
import type { Environment } from '#lib/timeback/client/environment/environment.ts'
import type { Student } from '#lib/timeback/client/wire/student.ts'
import { asTimebackError, isRefusal, TimebackError } from '#lib/timeback/client/wire/timeback-error.ts'
import { retryDelayMs } from '#lib/timeback/client/wire/transport.ts'
import { lanePrefix, orderOf, type Parcel, type ParcelState, parcelKey, type Refusal } from './parcel.ts'
import type { SafeStorage } from './safe-storage.ts'

export type OutboxParts<Content, Result> = {
  name: string
  environment: Pick<Environment, 'tabs' | 'timers' | 'clock' | 'random'>
  storage: SafeStorage
  student: Student
  /** One try; `isLate`: it waited so long, or since an earlier page, that much may have happened. */
  send: (parcel: Parcel<Content>, isLate: boolean) => Promise<Result>
  /** Done before a parcel that the server has taken is forgotten. */
  onTaken?: (parcel: Parcel<Content>, result: Result) => Promise<void>
  /** Refused parcels stay, to be shown, until they are dismissed. */
  keepsRefused: boolean
}

export type Outcome<Result> = { result: Result } | { error: TimebackError }

type Waiting<Content> = { key: string | null; parcel: Parcel<Content>; state: ParcelState }

type Settled<Content, Result> = (parcel: Parcel<Content>, outcome: Outcome<Result>) => void

const longestWaitMs = 60_000
const lateAfterMs = 60_000

/**
 * Keeps parcels until the server has taken or refused them: stored before they are sent, deleted only when
 * acknowledged, sent in order per lane by one tab at a time, with ever longer waits while that fails.
 */
export class Outbox<Content, Result> {
  readonly #parts: OutboxParts<Content, Result>
  readonly #store = createStore<{ waiting: readonly Waiting<Content>[] }>({ waiting: [] })
  readonly #settledListeners = new Set<Settled<Content, Result>>()
  /** Kept by this page and not yet settled, with those who wait for the outcome. */
  readonly #own = new Map<string, (outcome: Outcome<Result>) => void>()
  /** Settled in this page's life: a list read meanwhile may still hold them. */
  readonly #gone = new Set<string>()
  #storing: Promise<void> = Promise.resolve()
  #lastOrder = 0
  #loaded = false
  #failures = 0
  #cancelRetry: (() => void) | null = null

  constructor(parts: OutboxParts<Content, Result>) {
    this.#parts = parts
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener)

  /** All that is not settled or refused and not dismissed, in order, as far as `load` has seen it. */
  readonly getSnapshot = (): { waiting: readonly Waiting<Content>[] } => this.#store.getSnapshot()

  readonly onSettled = (listener: Settled<Content, Result>): (() => void) => {
    this.#settledListeners.add(listener)
    return () => this.#settledListeners.delete(listener)
  }

  /** Resolves when the parcel is stored; `outcome` when the server has taken or refused it. */
  async keep(lane: string, id: string, content: Content): Promise<{ outcome: Promise<Outcome<Result>> }> {
    const parcel = { id, lane, content, keptAt: this.#parts.environment.clock.now() }
    const outcome = new Promise<Outcome<Result>>((resolve) => this.#own.set(id, resolve))
    this.#show([...this.getSnapshot().waiting, { key: null, parcel, state: 'sending' }])
    await this.#storeAll().catch((error) => this.#hold(lane, asTimebackError(error)))
    return { outcome }
  }

  /** Whether something of this lane is still to be sent, as far as `load` has seen it. */
  hasOpen(lane: string): boolean {
    return this.getSnapshot().waiting.some(({ parcel, state }) => parcel.lane === lane && state !== 'refused')
  }

  /** One try for all of a lane, or of all lanes; the error that holds it up, null when nothing waits. */
  async flush(lane?: string): Promise<TimebackError | null> {
    try {
      await this.#storeAll()
      if (lane !== undefined) return await this.#flushLane(lane)
      let held: TimebackError | null = null
      for (const each of await this.#openLanes()) held = (await this.#flushLane(each)) ?? held
      return held
    } catch (thrown) {
      return this.#hold(lane, asTimebackError(thrown))
    }
  }

  /** Runs `action` while nothing of the lane is sent, by this tab or another. */
  async exclusively<T>(lane: string, action: () => Promise<T>): Promise<T> {
    return this.#parts.environment.tabs.exclusive(lanePrefix(await this.#prefix(), lane), action)
  }

  /** Tries at once and begins with short waits again: something has changed for the better. */
  wake(): Promise<TimebackError | null> {
    this.#cancelRetry?.()
    this.#cancelRetry = null
    this.#failures = 0
    return this.flush()
  }

  /** Learns what other tabs and earlier pages have left. */
  async load(): Promise<void> {
    const listed = await this.#list(await this.#prefix())
    const stored = listed.filter(([, { id }]) => !this.#gone.has(id))
    const ids = new Set(stored.map(([, { id }]) => id))
    const shown = new Map(this.getSnapshot().waiting.map((each) => [each.parcel.id, each]))
    const fresh = stored.map(([key, parcel]): Waiting<Content> => {
      const state = parcel.refusal ? 'refused' : (shown.get(parcel.id)?.state ?? 'waiting')
      return { key, parcel, state }
    })
    const own = [...shown.values()].filter(({ parcel: { id } }) => !ids.has(id) && this.#own.has(id))
    this.#loaded = true
    for (const [key] of stored) this.#lastOrder = Math.max(this.#lastOrder, orderOf(key))
    this.#show([...fresh, ...own])
    for (const [, parcel] of stored)
      if (parcel.refusal && this.#own.has(parcel.id)) this.#settle(parcel, { error: toError(parcel.refusal) })
  }

  /** Forgets a refused parcel. */
  async dismiss(id: string): Promise<void> {
    const refused = this.getSnapshot().waiting.find(
      ({ parcel, state }) => parcel.id === id && state === 'refused',
    )
    if (!refused) return
    this.#remove(id)
    if (refused.key) await this.#parts.storage.delete(refused.key)
  }

  async #prefix(): Promise<string> {
    return `${encodeURIComponent(await this.#parts.student.id())}/${this.#parts.name}/`
  }

  /** Stores one after the other, so that order in the storage is the order of keeping. */
  #storeAll(): Promise<void> {
    const work = this.#storing.then(async () => {
      if (!this.#loaded) await this.load()
      for (const { key, parcel } of this.getSnapshot().waiting) {
        if (key !== null) continue
        this.#lastOrder = Math.max(this.#lastOrder + 1, Math.floor(parcel.keptAt))
        const stored = parcelKey(await this.#prefix(), parcel.lane, this.#lastOrder, parcel.id)
        await this.#parts.storage.put(stored, parcel)
        this.#change(parcel.id, { key: stored })
      }
    })
    this.#storing = work.catch(() => undefined)
    return work
  }

  async #openLanes(): Promise<Set<string>> {
    const stored = await this.#list(await this.#prefix())
    const isOpen = ({ id, refusal }: Parcel<Content>) => !refusal && !this.#gone.has(id)
    const open = stored.filter(([, parcel]) => isOpen(parcel)).map(([, { lane }]) => lane)
    const own = this.getSnapshot().waiting.filter(({ parcel }) => this.#own.has(parcel.id))
    return new Set([...open, ...own.map(({ parcel }) => parcel.lane)])
  }

  async #flushLane(lane: string): Promise<TimebackError | null> {
    const prefix = lanePrefix(await this.#prefix(), lane)
    const held = await this.exclusively(lane, async () => {
      for (;;) {
        const listed = await this.#list(prefix)
        const first = listed.find(([, { id, refusal }]) => !refusal && !this.#gone.has(id))
        if (!first) return this.#claimOutcomes(lane)
        const error = await this.#deliver(...first)
        if (error) return error
      }
    })
    return held && this.#hold(lane, held)
  }

  /** What another tab has sent for this one: asked once more, the server gives the same answer. */
  async #claimOutcomes(lane: string): Promise<TimebackError | null> {
    if (!this.getSnapshot().waiting.some(({ parcel }) => parcel.lane === lane && this.#own.has(parcel.id)))
      return null
    await this.load()
    for (const { key, parcel, state } of this.getSnapshot().waiting) {
      if (!key || parcel.lane !== lane || state === 'refused' || !this.#own.has(parcel.id)) continue
      const error = await this.#deliver(key, parcel)
      if (error) return error
    }
    return null
  }

  async #deliver(key: string, parcel: Parcel<Content>): Promise<TimebackError | null> {
    const { send, onTaken, storage, keepsRefused, environment } = this.#parts
    this.#change(parcel.id, { state: 'sending' })
    const isLate = !this.#own.has(parcel.id) || environment.clock.now() - parcel.keptAt > lateAfterMs
    const outcome = await send(parcel, isLate).then(
      (result): Outcome<Result> => ({ result }),
      (thrown): Outcome<Result> => ({ error: asTimebackError(thrown) }),
    )
    if ('error' in outcome && !isRefusal(outcome.error)) return outcome.error
    this.#failures = 0
    if ('error' in outcome && keepsRefused) {
      const { code, status, detail } = outcome.error
      const refused = { ...parcel, refusal: { code, status, detail } }
      await storage.put(key, refused)
      this.#change(parcel.id, { parcel: refused, state: 'refused' })
      this.#settle(parcel, outcome)
    } else {
      if ('result' in outcome) await onTaken?.(parcel, outcome.result)
      await storage.delete(key)
      this.#settle(parcel, outcome)
      this.#remove(parcel.id)
    }
    return null
  }

  #settle(parcel: Parcel<Content>, outcome: Outcome<Result>): void {
    for (const listener of [...this.#settledListeners]) listener(parcel, outcome)
    this.#own.get(parcel.id)?.(outcome)
    this.#own.delete(parcel.id)
  }

  #hold(lane: string | undefined, error: TimebackError): TimebackError {
    const state = error.status === 401 ? 'needs-sign-in' : 'waiting'
    const isHeld = (each: Waiting<Content>) =>
      each.state !== 'refused' && (lane === undefined || each.parcel.lane === lane)
    this.#show(this.getSnapshot().waiting.map((each) => (isHeld(each) ? { ...each, state } : each)))
    if (!this.#cancelRetry) {
      const { timers, random } = this.#parts.environment
      const delayMs = Math.max(retryDelayMs(this.#failures++, random, longestWaitMs), error.retryAfterMs)
      this.#cancelRetry = timers.after(delayMs, () => {
        this.#cancelRetry = null
        void this.flush()
      })
    }
    return error
  }

  async #list(prefix: string): Promise<[key: string, parcel: Parcel<Content>][]> {
    return (await this.#parts.storage.list(prefix)) as [string, Parcel<Content>][]
  }

  #change(id: string, change: Partial<Waiting<Content>>): void {
    this.#show(
      this.getSnapshot().waiting.map((each) => (each.parcel.id === id ? { ...each, ...change } : each)),
    )
  }

  #remove(id: string): void {
    this.#gone.add(id)
    this.#show(this.getSnapshot().waiting.filter(({ parcel }) => parcel.id !== id))
  }

  #show(waiting: readonly Waiting<Content>[]): void {
    this.#store.update({ waiting })
  }
}

function toError({ code, status, detail }: Refusal): TimebackError {
  return new TimebackError(code, detail, { status })
}
