import { type SyntheticEvent, useEffect, useRef } from 'react'
import { TextAreaField } from '#components/forms/field.tsx'
import { Button } from '#components/ui/button.tsx'

type Props = {
  name: string
  lessonName: string
  busy: boolean
  error: string | undefined
  onCancel: () => void
  onSend: (message: string) => Promise<void>
}

/** Words to one student about one lesson, to be changed before they are sent. */
export function NeedMessage({ name, lessonName, busy, error, onCancel, onSend }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    void onSend(String(new FormData(event.currentTarget).get('message')))
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className="mt-3 grid max-w-2xl gap-3">
      <TextAreaField
        label={`To ${name}`}
        name="message"
        rows={3}
        maxLength={500}
        error={error}
        hint="They read it at the top of their lessons."
        defaultValue={`You keep at “${lessonName}”, and it is not easy yet. Come and see me: we look at it together.`}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" disabled={busy}>
          Send
        </Button>
        <Button kind="secondary" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
