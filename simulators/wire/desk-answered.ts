/** The desk answered a valid message of a simulator with a refusal or a fault. What it did wrong, the simulator says as it is. */
export class DeskAnswered extends Error {
  override readonly name = 'DeskAnswered';
}
