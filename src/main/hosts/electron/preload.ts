// Runs in the window's sandbox before the page: exposes the line to the core.
import { contextBridge, ipcRenderer } from 'electron';
import { exposeLine } from './preload-line.ts';

exposeLine(contextBridge, ipcRenderer);
