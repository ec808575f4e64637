'use client'

import type { School } from '#lib/timeback/contract/school.ts'
import { SettingsForm } from './settings-form.tsx'

/** Whether children may sign in by a card or pictures. */
export function ChildSignInForm({ school: { childSignIn } }: { school: School }) {
  return (
    <SettingsForm toBody={(data) => ({ childSignIn: data.get('childSignIn') !== null })}>
      {() => (
        <>
          <label className="flex min-h-12 items-center gap-3 rounded-control border border-line bg-surface px-4 py-2 text-lg">
            <input
              type="checkbox"
              name="childSignIn"
              defaultChecked={childSignIn}
              className="size-5 shrink-0 accent-accent"
            />
            They may sign in by a printed card or three pictures
          </label>
          <p className="text-soft">
            Teachers make the cards on the page of their class. Whoever has a card, or a class code and the
            pictures, is let in: hand them out with care.
          </p>
        </>
      )}
    </SettingsForm>
  )
}
