/** Loaded before everything else in every app page: defines the bridge the app's SDK looks for. */
import { createBridge } from './bridge';

createBridge(window);
