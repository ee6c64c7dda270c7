/** Why Waarborg does not start; its message is one line for the person at the console. */
export class StartFault extends Error {}
