export { isMailTemplate, MAIL_PROPS, type MailProps, type MailTemplate } from './mail-props.ts'
export { type RenderedMail, renderMail, renderStoredMail } from './render-mail.tsx'
export { SAMPLE_PROPS } from './sample-props.ts'
