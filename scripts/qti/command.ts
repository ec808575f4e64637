/** Runs one command; what it has to say is written by then. `usage`: the arguments make no sense. */
export type Command = (args: string[]) => Ended | Promise<Ended>
export type Ended = 'done' | 'refused' | 'usage'
