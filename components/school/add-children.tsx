'use client'

import { TextAreaField } from '#components/forms/field.tsx'
import { SavedForm } from '#components/forms/saved-form.tsx'
import type { Send } from '#components/forms/use-send.tsx'
import { plural } from '#components/ui/format.ts'

/** Enters children who have no address, a name a line. */
export function AddChildren({ classId }: { classId: string }) {
  async function save(data: FormData, send: Send) {
    const names = String(data.get('names'))
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== '')
    const added = await send('POST', `/api/teacher/classes/${classId}/children`, { names })
    return added && `${plural(names.length, 'child', 'children')} added.`
  }

  return (
    <SavedForm label="Add children" save={save} empties>
      {(wrong) => (
        <TextAreaField
          label="Names"
          name="names"
          required
          rows={5}
          autoComplete="off"
          spellCheck={false}
          hint="One a line. Children who have an email are added as people of the class."
          error={Object.entries(wrong).find(([path]) => path.startsWith('names'))?.[1]}
        />
      )}
    </SavedForm>
  )
}
