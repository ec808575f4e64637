'use client'

import { SelectField, TextField } from '#components/forms/field.tsx'
import { type SchoolLanguage, schoolLanguages } from '#lib/std/terms.ts'
import type { School } from '#lib/timeback/contract/school.ts'
import { SettingsForm } from './settings-form.tsx'

const languageWords: Record<SchoolLanguage, string> = { en: 'English', es: 'Español', ar: 'العربية' }

/** What the school is called, and the language that it speaks. */
export function SchoolForm({ school: { name, language } }: { school: School }) {
  return (
    <SettingsForm toBody={(data) => ({ name: data.get('name'), language: data.get('language') })}>
      {(wrong) => (
        <>
          <TextField
            label="Name of the school"
            name="name"
            defaultValue={name}
            required
            maxLength={200}
            autoComplete="organization"
            error={wrong.name}
          />
          <SelectField label="Language" name="language" defaultValue={language} error={wrong.language}>
            {schoolLanguages.map((one) => (
              <option key={one} value={one} lang={one}>
                {languageWords[one]}
              </option>
            ))}
          </SelectField>
        </>
      )}
    </SettingsForm>
  )
}
