import type { Environment } from '#lib/timeback/client/environment/environment.ts'
import { type ClosedWindow, closeWindow, look, type OpenWindow, openWindow } from './learning-window.ts'
import type { TimerSettings } from './time-options.ts'
import type { Timeline } from './timeline.ts'

const tickMs = 1_000

export type RunTimerEvents = {
  /** A window ended, for whatever reason; called once for each, in order. */
  onWindow: (window: ClosedWindow) => void
  /** Now is a good moment to send what has ended. */
  onHeartbeat: () => void
  onHiddenTimeout: () => void
  onReturn: () => void
}

/** Turns ticks, the page's visibility and the student's input into windows while it runs. */
export class RunTimer {
  readonly #timeline: Timeline
  readonly #environment: Environment
  readonly #events: RunTimerEvents
  readonly #settings: TimerSettings
  readonly #unwatch: readonly (() => void)[]
  #window: OpenWindow | null = null
  #hiddenSince: number | null
  #cancelTick: (() => void) | null = null

  constructor(environment: Environment, timeline: Timeline, settings: TimerSettings, events: RunTimerEvents) {
    this.#environment = environment
    this.#timeline = timeline
    this.#settings = settings
    this.#events = events
    this.#hiddenSince = environment.visibility.isVisible() ? null : timeline.now()
    this.#unwatch = [
      environment.visibility.subscribe((visible) => (visible ? this.#show() : this.#hide())),
      environment.onInput(() => this.#hearInput()),
    ]
  }

  start(): void {
    const now = this.#timeline.now()
    if (this.#hiddenSince !== null) this.#hiddenSince = now
    const presentUntil = now + this.#settings.idleTimeoutMs
    this.#window = openWindow(now, { visible: this.#hiddenSince === null, presentUntil })
    this.#scheduleTick()
  }

  /** Ends the window here; nothing is counted until `start`. */
  stop(): void {
    this.#end()
    this.#window = null
    this.#cancelTick?.()
  }

  /** Ends the window here and opens the next. */
  cut(): void {
    const now = this.#end()
    if (this.#window) this.#window = openWindow(now, this.#window)
  }

  /** Forgets the open window: its time is told in another way. */
  drop(): void {
    if (this.#window) this.#window = openWindow(this.#timeline.now(), this.#window)
  }

  dispose(): void {
    this.stop()
    for (const unwatch of this.#unwatch) unwatch()
  }

  /** Of windows not yet handed to `onWindow`: `current` is the open one's, `cut` a sleep is about to end. */
  get pendingActiveMs(): { current: number; cut: number } {
    if (!this.#window) return { current: 0, cut: 0 }
    const { window, cut } = look(this.#window, this.#timeline.now())
    return { current: window.activeMs, cut: cut?.activeMs ?? 0 }
  }

  #scheduleTick(): void {
    this.#cancelTick?.()
    this.#cancelTick = this.#environment.timers.after(tickMs, () => this.#tick())
  }

  #tick(): void {
    const now = this.#look()
    this.#scheduleTick()
    if (this.#wasLeft(now)) this.#events.onHiddenTimeout()
    else if (this.#window && now - this.#window.startedAt >= this.#settings.heartbeatIntervalMs) {
      this.cut()
      this.#events.onHeartbeat()
    }
  }

  /** A phone may never run a hidden page again, so what there is goes out now. */
  #hide(): void {
    if (this.#hiddenSince !== null) return
    this.#hiddenSince = this.#look()
    if (!this.#window) return
    this.cut()
    this.#window = { ...this.#window, visible: false }
    this.#events.onHeartbeat()
  }

  #show(): void {
    if (this.#hiddenSince === null) return
    const now = this.#look()
    if (this.#window && this.#wasLeft(now)) this.#events.onHiddenTimeout()
    this.#hiddenSince = null
    const presentUntil = now + this.#settings.idleTimeoutMs
    if (this.#window) this.#window = { ...this.#window, visible: true, presentUntil }
    this.#events.onReturn()
  }

  /** A moving pointer speaks often; once a second is enough. */
  #hearInput(): void {
    const presentUntil = this.#timeline.now() + this.#settings.idleTimeoutMs
    if (!this.#window || presentUntil - this.#window.presentUntil < tickMs) return
    this.#look()
    this.#window = { ...this.#window, presentUntil }
  }

  #wasLeft(now: number): boolean {
    return this.#hiddenSince !== null && now - this.#hiddenSince >= this.#settings.hiddenTimeoutMs
  }

  #look(): number {
    const now = this.#timeline.now()
    if (!this.#window) return now
    const { window, cut } = look(this.#window, now)
    this.#window = window
    if (cut) this.#events.onWindow(cut)
    return now
  }

  #end(): number {
    const now = this.#look()
    const closed = this.#window && closeWindow(this.#window)
    if (closed) this.#events.onWindow(closed)
    return now
  }
}
