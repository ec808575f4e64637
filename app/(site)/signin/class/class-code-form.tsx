import { TextField } from '#components/forms/field.tsx'
import { Button } from '#components/ui/button.tsx'

/** Asks for the code of a class; a plain form. */
export function ClassCodeForm({ code, goal }: { code: string; goal: string }) {
  return (
    <form action="/signin/class" className="grid gap-4">
      <input type="hidden" name="callbackUrl" value={goal} />
      <TextField
        label="Class code"
        name="code"
        defaultValue={code}
        maxLength={20}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        hint="Six letters and numbers. Then come your pictures."
      />
      <Button type="submit" kind="secondary" className="justify-self-start">
        Find my class
      </Button>
    </form>
  )
}
