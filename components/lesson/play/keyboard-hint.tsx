import { Keyboard } from 'lucide-react'
import type { Shortcuts } from './use-shortcuts.ts'

/** Which keys act, and the switch that turns them off; not shown where there is only a finger. */
export function KeyboardHint({ shortcuts: { on, toggle } }: { shortcuts: Shortcuts }) {
  return (
    <p className="mt-2 hidden flex-wrap items-center gap-x-2 text-sm text-soft pointer-fine:flex">
      <Keyboard aria-hidden className="size-4" />
      {on ? 'Keys 1–9 choose an answer, Enter goes on.' : 'Number keys are off.'}
      <button
        type="button"
        onClick={toggle}
        className="min-h-8 rounded px-1 font-semibold text-accent underline-offset-4 hover:underline"
      >
        {on ? 'Turn number keys off' : 'Turn number keys on'}
      </button>
    </p>
  )
}
