// Starts the components that nhsuk-frontend enhances. Every page works without it.
import { initAll } from '/assets/nhsuk-frontend.js';

initAll();
