/** Why a document is refused: the line counts from 1, the path names the elements down to the place. */
export type QtiProblem = { line: number; path: string; message: string }

/** Why responses cannot be scored: the path is `responses.NAME`. */
export type ResponseProblem = { path: string; message: string }
