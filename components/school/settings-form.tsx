import type { ReactNode } from 'react'
import { SavedForm } from '#components/forms/saved-form.tsx'

type Props = {
  /** What is sent of what the form holds. */
  toBody: (data: FormData) => object
  /** The fields, given what is wrong with each by the server's name for it. */
  children: (wrong: Record<string, string>) => ReactNode
}

/** Some of the school's settings, saved together. */
export function SettingsForm({ toBody, children }: Props) {
  return (
    <SavedForm
      label="Save"
      save={async (data, send) => (await send('PATCH', '/api/admin/school', toBody(data))) && 'Saved.'}
    >
      {children}
    </SavedForm>
  )
}
