import { ExternalLink } from 'lucide-react'

/** How to get into a session: a code to type in the headset, an address to open in it. */
export type Launch = { code: string | null; launchUrl: string | null }

export function LaunchCard({ launch, platforms }: { launch: Launch; platforms: string[] }) {
  const { code, launchUrl } = launch
  return (
    <ol className="grid list-decimal gap-4 rounded-card border border-line bg-surface py-5 ps-10 pe-5 text-lg marker:font-bold marker:text-soft">
      <li>
        Put the headset on
        {platforms.length > 0 && <span className="text-soft"> ({platforms.join(', ')})</span>}
        {launchUrl === null ? (
          ' and open the experience.'
        ) : (
          <>
            {' and open '}
            <a
              href={launchUrl}
              target="_blank"
              rel="noopener noreferrer"
              className="inline-flex items-center gap-1.5 font-semibold break-all text-accent underline underline-offset-4"
            >
              {launchUrl}
              <ExternalLink aria-hidden className="size-4 shrink-0" />
              <span className="sr-only"> in a new tab</span>
            </a>
          </>
        )}
      </li>
      {code !== null && (
        <li>
          Type this code when it asks for one:
          <strong className="mt-1 block font-mono text-3xl tracking-widest tabular-nums">
            {`${code.slice(0, 4)} ${code.slice(4)}`}
          </strong>
        </li>
      )}
      <li>Come back here when you are done.</li>
    </ol>
  )
}
