import type { Environment } from '#lib/timeback/client/environment/environment.ts'
import { asTimebackError, isRefusal, type TimebackError } from '#lib/timeback/client/wire/timeback-error.ts'
import type { Transport } from '#lib/timeback/client/wire/transport.ts'
import type { CourseRef } from '#lib/timeback/contract/lesson.ts'
import { type CompletionData, type CompletionResult, isGiven, toCompletion } from './activity-completion.ts'
import type { ClosedWindow } from './learning-window.ts'
import { RunTimer } from './run-timer.ts'
import { type TimeOptions, toTimerSettings } from './time-options.ts'
import type { Timeline } from './timeline.ts'

/** What `activity.start` takes (seed 004). */
export type ActivityParams = {
  /** Stable and URL-safe. */
  id: string
  name: string
  course: CourseRef
  /** UUID of an earlier run to go on with; without it a new one is made. */
  runId?: string
  /** `false`: no time is tracked. */
  time?: false | TimeOptions
  onError?: (error: TimebackError, context: { type: 'time-spent' | 'completion' }) => void
  onPause?: () => void
  onResume?: () => void
  /** After each window that the server took, with its active ms. */
  onFlush?: (elapsedMs: number) => void
}

/** What a run's time is spent on: a managed lesson, or an activity of the caller's own. */
export type RunSubject = { lessonId: string } | { activity: { id: string; name: string; course: CourseRef } }

export type RunWindow = ClosedWindow & { runId: string; subject: RunSubject; retryAttempts?: number }

/** Where the windows of all runs go. */
export type RunWindows = {
  /** Keeps a window, beyond the page's life; `onSent` when the server has taken it. */
  add: (window: RunWindow, onSent: () => void) => void
  /**
   * Sends all that waits of a run, oldest first, one request at a time. Rejects with the first failure:
   * what may succeed later stays and is tried again, what was refused is gone.
   */
  flush: (runId: string) => Promise<void>
  isFlushing: (runId: string) => boolean
  /** Gives all that waits of a run to the browser too, for a page that is going away. */
  sendByBeacon: (runId: string) => void
}

export type TrackerParts = {
  environment: Environment
  timeline: Timeline
  transport: Transport
  windows: RunWindows
  subject: RunSubject
  /** Called after a pause, a resume and the end. */
  onChange: () => void
}

/** One run: tracks its time from the start on, until `end` (seed 004). */
export class ActivityTracker {
  readonly id: string
  readonly runId: string
  readonly startedAt: Date
  readonly #params: ActivityParams
  readonly #parts: TrackerParts
  readonly #timer: RunTimer | null
  readonly #stopWatchingPage: () => void
  #closedActiveMs = 0
  #pausedBy: 'caller' | 'absence' | null = null
  #ended = false
  #ending: Promise<CompletionResult | undefined> | null = null

  constructor(parts: TrackerParts, params: ActivityParams) {
    const { environment, timeline } = parts
    this.id = params.id
    this.runId = params.runId ?? environment.uuid()
    this.startedAt = new Date(timeline.now())
    this.#params = params
    this.#parts = parts
    this.#timer = params.time === false ? null : this.#createTimer(params.time ?? {})
    this.#timer?.start()
    this.#stopWatchingPage = environment.onPageHide(() => this.#sendByBeacon())
  }

  get isPaused(): boolean {
    return this.#pausedBy !== null
  }

  /** Once true, nothing is tracked any more and another activity may start. */
  get isEnded(): boolean {
    return this.#ended
  }

  /** Active time of the whole run so far, sent or not. */
  get totalActiveMs(): number {
    const { current, cut } = this.#timer?.pendingActiveMs ?? { current: 0, cut: 0 }
    return this.#closedActiveMs + cut + current
  }

  /** Active time of the current window only; 0 after each flush. */
  get elapsedMs(): number {
    return this.#timer?.pendingActiveMs.current ?? 0
  }

  /** Sends what was tracked, then tracks nothing until `resume()`. No-op when paused or ended. */
  pause(): void {
    // What paused by itself would resume by itself; a wish to pause stands until it is taken back.
    if (this.isPaused) this.#pausedBy = 'caller'
    else this.#pause('caller')
  }

  /** Tracks again, in a fresh window. No-op when not paused, or ended. */
  resume(): void {
    if (this.#ended || !this.isPaused) return
    this.#pausedBy = null
    this.#timer?.start()
    this.#parts.onChange()
    this.#params.onResume?.()
  }

  /** Sends what was tracked; a failure goes to `onError`. No-op when paused, ended or without time tracking. */
  async flush(): Promise<void> {
    await this.trySend()
  }

  /** As `flush`; resolves to what went wrong, null where nothing did. */
  async trySend(): Promise<TimebackError | null> {
    if (this.#ended || this.isPaused || !this.#timer) return null
    this.#timer.cut()
    return this.#parts.windows.flush(this.runId).then(
      () => null,
      (error) => this.#tell(error, 'time-spent'),
    )
  }

  /**
   * Sends the rest of the time and, given `data`, the completion; then the run is over. When the last of
   * these fails it rejects, after `onError`, and the activity goes on, so that the caller can try again; only
   * where the time alone was refused for good is it over all the same. `data.time` stands in place of the rest
   * of the time.
   */
  end(data?: CompletionData): Promise<CompletionResult | undefined> {
    if (this.#ended) return Promise.resolve(undefined)
    this.#ending ??= this.#end(data).finally(() => {
      this.#ending = null
    })
    return this.#ending
  }

  /** Ends the run at once; the rest of the time is sent in the background, or with a later run's. */
  leave(): void {
    if (this.#ended) return
    this.#stop()
    this.#sendInBackground()
  }

  async #end(data: CompletionData | null | undefined): Promise<CompletionResult | undefined> {
    const completion = isGiven(data)
      ? await this.#telling('completion', async () => this.#toCompletion(data))
      : undefined
    if (data?.time) this.#timer?.drop()
    this.#timer?.stop()
    try {
      if (this.#timer) await this.#sendRest(completion !== undefined)
      const result = completion && (await this.#telling('completion', () => this.#submit(completion)))
      this.#stop()
      return result
    } catch (thrown) {
      const error = asTimebackError(thrown)
      // Refused for good: tried again, it would be refused for ever, and no other activity could start.
      if (!completion && isRefusal(error)) this.#stop()
      if (!this.#ended && !this.isPaused) this.#timer?.start()
      throw error
    }
  }

  /** A completion does not wait for time that is kept anyway (seed 004: time-spent errors are non-fatal). */
  async #sendRest(isOptional: boolean): Promise<void> {
    const sent = this.#telling('time-spent', () => this.#parts.windows.flush(this.runId))
    await (isOptional ? sent.catch(() => undefined) : sent)
  }

  #submit(completion: object): Promise<CompletionResult> {
    const { transport, timeline } = this.#parts
    const sentAt = new Date(timeline.now()).toISOString()
    return transport.post<CompletionResult>('activity/submit', { ...completion, sentAt })
  }

  #toCompletion(data: CompletionData) {
    const { runId } = this
    const { id, name, course } = this.#params
    const [startedAt, now] = [this.startedAt.getTime(), this.#parts.timeline.now()]
    return toCompletion(data, { runId, activity: { id, name, course }, startedAt, now })
  }

  #createTimer(options: TimeOptions): RunTimer {
    return new RunTimer(this.#parts.environment, this.#parts.timeline, toTimerSettings(options), {
      onWindow: (window) => this.#keep(window),
      onHeartbeat: () => this.#sendInBackground(),
      onHiddenTimeout: () => this.#pause('absence'),
      onReturn: () => {
        if (this.#pausedBy === 'absence') this.resume()
      },
    })
  }

  #keep(window: ClosedWindow): void {
    this.#closedActiveMs += window.activeMs
    const { onFlush, time } = this.#params
    const { runId } = this
    const { subject, windows } = this.#parts
    const retryAttempts = time ? time.retryAttempts : undefined
    const kept = { runId, subject, ...window, ...(retryAttempts !== undefined && { retryAttempts }) }
    windows.add(kept, () => onFlush?.(window.activeMs))
  }

  #pause(by: 'caller' | 'absence'): void {
    if (this.#ended) return
    this.#pausedBy = by
    this.#timer?.stop()
    this.#sendInBackground()
    this.#parts.onChange()
    this.#params.onPause?.()
  }

  #stop(): void {
    this.#ended = true
    this.#timer?.dispose()
    this.#stopWatchingPage()
    this.#parts.onChange()
  }

  /** Windows that do not come through are kept, and sent with the next heartbeat or later. */
  #sendInBackground(): void {
    const { windows } = this.#parts
    if (!this.#timer || windows.isFlushing(this.runId)) return
    windows.flush(this.runId).catch((error) => this.#tell(error, 'time-spent'))
  }

  #sendByBeacon(): void {
    if (!this.isPaused) this.#timer?.cut()
    this.#parts.windows.sendByBeacon(this.runId)
  }

  async #telling<T>(type: 'time-spent' | 'completion', action: () => Promise<T>): Promise<T> {
    try {
      return await action()
    } catch (thrown) {
      throw this.#tell(thrown, type)
    }
  }

  #tell(thrown: unknown, type: 'time-spent' | 'completion'): TimebackError {
    const error = asTimebackError(thrown)
    this.#params.onError?.(error, { type })
    return error
  }
}
