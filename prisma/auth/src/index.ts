// The client is generated from ../schema by `pnpm db auth generate`; npm start and npm test do so by themselves.
export * from './generated/client.ts'
