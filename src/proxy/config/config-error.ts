/** What was configured cannot be run with. One line: which setting, and what it should be. Never the value. */
export class ConfigError extends Error {
  /** The option's name, or the variable's where the environment was read. */
  readonly setting: string;
  readonly reason: string;

  constructor(setting: string, reason: string) {
    super(`${setting}: ${reason}`);
    this.name = 'ConfigError';
    this.setting = setting;
    this.reason = reason;
  }
}
