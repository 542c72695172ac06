export * from './flavor-sizes';
export * from './image-file';
export * from './network-with-subnets';
export * from './server-with-image';
