import 'server-only'

export type RunningLoop = { stop: () => void }

const pauseMs = 1_000

/** Runs `deliver` a second after it last ended, until stopped; a failure is reported and the next run comes. */
export function startDeliveryLoop({
  deliver,
  report,
}: {
  deliver: () => Promise<unknown>
  report: (message: string, error: unknown) => void
}): RunningLoop {
  let timer: NodeJS.Timeout
  let stopped = false
  const run = async () => {
    await deliver().catch((error: unknown) => report('Deliveries wait:', error))
    if (!stopped) schedule()
  }
  const schedule = () => {
    timer = setTimeout(run, pauseMs)
    // Nothing to deliver is no reason to live; what waits is stored.
    timer.unref()
  }
  schedule()
  return {
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
