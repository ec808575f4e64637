import 'server-only'
import pg from 'pg'

/** How long a request waits for a server that takes no more connections before it is refused. */
const patienceMs = 8_000
/** How long no further connection is asked of a server that has just refused one. */
const modestMs = 10_000

type Connected = (
  error: Error | undefined,
  client?: pg.PoolClient,
  done?: (release?: unknown) => void,
) => void

/**
 * A pool that makes do with fewer connections than it asks for. Where the server takes no more (a role's or the
 * server's limit, or a pooler's), it shares what it has got for a while: requests wait in line, and only who
 * waited in vain for long sees the refusal.
 */
export class WaitingPool extends pg.Pool {
  readonly #wanted: number
  #growsAgain: NodeJS.Timeout | undefined

  constructor(config: pg.PoolConfig & { max: number }) {
    super(config)
    this.#wanted = config.max
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: Connected): void
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    const connected = this.#connectPatiently()
    if (!callback) return connected
    connected.then(
      (client) => callback(undefined, client, client.release.bind(client) as (release?: unknown) => void),
      (error: Error) => callback(error, undefined, () => {}),
    )
    return undefined
  }

  async #connectPatiently(): Promise<pg.PoolClient> {
    const deadline = Date.now() + patienceMs
    for (;;) {
      try {
        return await super.connect()
      } catch (error) {
        if (!isFull(error) || Date.now() > deadline) throw error
        this.#makeDo()
        await new Promise((resolve) => setTimeout(resolve, 50 + 100 * Math.random()))
      }
    }
  }

  /** Whoever asks from now on waits for what there is, in order, instead of asking the server for more. */
  #makeDo(): void {
    if (this.totalCount === 0) return
    this.options.max = Math.min(this.options.max, this.totalCount)
    clearTimeout(this.#growsAgain)
    this.#growsAgain = setTimeout(() => (this.options.max = this.#wanted), modestMs).unref()
  }
}

/** `too_many_connections`, or a pooler's word for it. */
function isFull(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return code === '53300' || /no more connections allowed/i.test(message ?? '')
}
