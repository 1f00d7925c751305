"""Thai text: repair, segmentation."""
