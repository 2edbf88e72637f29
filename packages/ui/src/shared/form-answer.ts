/** What a form is told after it was sent. Without a message, fields or `isDone`: nothing has been sent yet. */
export interface FormAnswer {
  /** It was done. */
  isDone?: true
  /** What went wrong with the whole of it. */
  message?: string
  /** Field → what to change. */
  fields?: Readonly<Record<string, string>>
  /** What was typed, to be shown again; never a password. */
  values?: Readonly<Record<string, string>>
}

/** A server action behind a form. */
export type FormAction = (before: FormAnswer, form: FormData) => Promise<FormAnswer>
