/** What a change cannot go on with, in words for the person who began it. */
export class ChangeRefused extends Error {}
